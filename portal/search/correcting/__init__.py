"""When little or nothing was found: other spellings, fewer words."""
