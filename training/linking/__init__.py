"""Makes what linking compares articles by: how common ideas are, and how much each sign counts."""
