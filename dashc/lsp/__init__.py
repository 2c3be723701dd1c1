"""The language server: what the compiler knows, shown in an editor (LSP 3.17).

It needs pygls (the extra `lsp`), so nothing else of dashc imports it. Each feature is a function of an open document
and a position, in a file of its own; `server.py` connects them with the protocol.
"""
