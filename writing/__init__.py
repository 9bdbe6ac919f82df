"""For those who write pages: begin one, check it, mend how it is typed."""
