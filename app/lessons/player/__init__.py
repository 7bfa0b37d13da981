"""The lessons as a page plays them: what it is sent before an answer, and after one."""
