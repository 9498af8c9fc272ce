"""The public site as files, for a front server alone."""
