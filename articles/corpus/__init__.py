"""A plainly synthetic corpus, to try and measure the site at any size: everybody and everything in it is invented."""
