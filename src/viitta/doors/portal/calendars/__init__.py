"""The calendar that an account subscribes to: meetings, rounds and deadlines."""
