"""Live pages of Sputnik, early and later."""
