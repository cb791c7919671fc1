-- The further files that one of last year's reports is made of: the Word file with its words.
ALTER TABLE prior_reports ADD COLUMN further text COLLATE "C" NOT NULL DEFAULT '';
UPDATE ledger_version SET version = 8;
