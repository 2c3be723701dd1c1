"""Names that are the client's own, or that hide something of the browser's: nodes are never called so.

`templates/client/src/dom/private-names.ts` is its twin, and asks the browser where this has a list.
"""

import re

_PREFIX = "_dx-"
_ON_DOCUMENT = frozenset({"embed", "form", "iframe", "img", "object"})
"""Elements whose `name` becomes a property of `document` (HTML standard, named elements of the document)."""
_FAMILIES = re.compile(r"on[a-z]+|[A-Z_]+_(NODE|[A-Z_]+)|webkit\w+")
_OF_DOCUMENT_TEXT = """
__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ activeElement activeViewTransition
addEventListener adoptNode adoptedStyleSheets alinkColor all anchors append appendChild applets ariaNotify baseURI
bgColor body captureEvents caretPositionFromPoint caretRangeFromPoint characterSet charset childElementCount
childNodes children clear cloneNode close compareDocumentPosition compatMode constructor contains contentType cookie
createAttribute createAttributeNS createCDATASection createComment createDocumentFragment createElement
createElementNS createEvent createExpression createNSResolver createNodeIterator createProcessingInstruction
createRange createTextNode createTreeWalker currentScript customElementRegistry defaultView designMode dir
dispatchEvent doctype documentElement documentURI domain elementFromPoint elementsFromPoint embeds evaluate
execCommand exitFullscreen exitPictureInPicture exitPointerLock featurePolicy fgColor firstChild firstElementChild
fonts forms fragmentDirective fullscreen fullscreenElement fullscreenEnabled getAnimations getElementById
getElementsByClassName getElementsByName getElementsByTagName getElementsByTagNameNS getRootNode getSelection
hasChildNodes hasFocus hasOwnProperty hasStorageAccess hasUnpartitionedCookieAccess head hidden images
implementation importNode inputEncoding insertBefore isConnected isDefaultNamespace isEqualNode isPrototypeOf
isSameNode lastChild lastElementChild lastModified linkColor links lookupNamespaceURI lookupPrefix moveBefore
nextSibling nodeName nodeType nodeValue normalize open ownerDocument parentElement parentNode
pictureInPictureElement pictureInPictureEnabled plugins pointerLockElement prepend prerendering previousSibling
propertyIsEnumerable queryCommandEnabled queryCommandIndeterm queryCommandState queryCommandSupported
queryCommandValue querySelector querySelectorAll readyState referrer releaseEvents removeChild removeEventListener
replaceChild replaceChildren requestStorageAccess rootElement scripts scrollingElement startViewTransition
styleSheets textContent timeline title toLocaleString toString valueOf visibilityState vlinkColor wasDiscarded when
write writeln xmlEncoding xmlStandalone xmlVersion
"""
_OF_DOCUMENT = frozenset(_OF_DOCUMENT_TEXT.split())
"""The properties that `document` has by itself (Chromium 156), without handlers and constants."""


class PrivateKey(str):
    """A component's private key, as its markup writes it; told by its class, so that no data can pass for it."""

    __slots__ = ()


def is_private_name(text: str) -> bool:
    """Whether an id or name looks like the client's own."""
    return text.startswith(_PREFIX) and not isinstance(text, PrivateKey)


def is_private_mark(attribute: str) -> bool:
    """Whether the client knows its elements by this attribute."""
    return attribute in ("data-s", "data-dx") or attribute.startswith("data-dx-")


def hides_of_document(tag: str, name: str) -> bool:
    """Whether an element of this `name`, or an `object` of this id, would hide a property of `document`."""
    return tag in _ON_DOCUMENT and (name in _OF_DOCUMENT or _FAMILIES.fullmatch(name) is not None)
