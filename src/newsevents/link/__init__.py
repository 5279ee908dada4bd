"""Takes what articles tell, gives ids, copies, stories, one event told by many articles."""
