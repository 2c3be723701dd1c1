"""What the language has and this version of dashc does not build yet: each answers with DC601."""

TOP_LEVEL = ("pages", "tests")

CALLBACK = ("client", "mode", "background", "running", "cache", "on_error", "timeout")

REFERENCE = ("debounce", "throttle")

COMPONENTS = (
    *("Button", "Clipboard", "ConfirmDialog", "ConfirmDialogProvider", "DataTable", "DatePickerRange"),
    *("DatePickerSingle", "Download", "Geolocation", "Link", "Loading", "Location", "Page", "Tab", "Tabs"),
    *("Textarea", "Tooltip", "Upload"),
)

ELEMENTS = {"Button": "button", "Link": "a", "Textarea": "textarea"}
"""HTML's own elements that do what some of these components are mostly used for."""
