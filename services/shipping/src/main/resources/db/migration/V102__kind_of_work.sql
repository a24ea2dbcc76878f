update due_work set kind = 'carrier' where kind = 'call';
