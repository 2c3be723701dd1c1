"""One file per rule: its code and severity, why it is one, and the function that words the finding."""
