"""What flows between the phases: frozen data, no behaviour.

`bytes -load-> tree -validate-> spec -resolve-> program -plan-> plan -generate-> files`
"""
