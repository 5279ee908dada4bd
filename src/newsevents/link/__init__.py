"""Room 5: gives ids: the same article, actor, place and event get the same one."""
