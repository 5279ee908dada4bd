"""newsevents turns news into data that can be asked: who did what to whom, where, when, how many."""

__version__ = "0.1.0"
