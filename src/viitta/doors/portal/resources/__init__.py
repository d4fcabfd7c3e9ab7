"""What measures take and give: days of work, money, benefit; what they wait for and what is at risk."""
