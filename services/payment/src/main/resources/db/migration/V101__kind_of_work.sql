update due_work set kind = 'gateway' where kind = 'call';
