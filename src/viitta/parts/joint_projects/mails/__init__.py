"""Letters of joint projects."""
