title = "Sales"
