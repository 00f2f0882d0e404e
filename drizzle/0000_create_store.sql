CREATE TABLE `audit_entries` (
	`key` integer PRIMARY KEY NOT NULL,
	`at_ms` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject`,`key`);--> statement-breakpoint
CREATE TABLE `rule_settings` (
	`project` text NOT NULL,
	`rule` text NOT NULL,
	`is_off` integer NOT NULL,
	`parameters` text NOT NULL,
	PRIMARY KEY(`project`, `rule`)
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`sha_256` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`last_used_at_ms` integer,
	`revoked_at_ms` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_sha_256_unique` ON `tokens` (`sha_256`);--> statement-breakpoint
CREATE TABLE `histogram_chunks` (
	`key` integer PRIMARY KEY NOT NULL,
	`histogram_key` integer NOT NULL,
	`number` integer NOT NULL,
	`min_step` integer NOT NULL,
	`max_step` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`histogram_key`) REFERENCES `histograms`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `histogram_chunks_histogram_number` ON `histogram_chunks` (`histogram_key`,`number`);--> statement-breakpoint
CREATE TABLE `histograms` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `histograms_run_name` ON `histograms` (`run_key`,`name`);--> statement-breakpoint
CREATE TABLE `diagnosis_states` (
	`run_key` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `incident_changes` (
	`key` integer PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`change` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `incident_changes_incident` ON `incident_changes` (`incident_id`,`key`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `incidents_run` ON `incidents` (`run_key`,`opened_at_ms`);--> statement-breakpoint
CREATE INDEX `incidents_opened` ON `incidents` (`opened_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `incidents_state` ON `incidents` (`state`);--> statement-breakpoint
CREATE TABLE `clock_chunks` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clock_chunks_run_number` ON `clock_chunks` (`run_key`,`number`);--> statement-breakpoint
CREATE TABLE `packet_chunks` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packet_chunks_run_number` ON `packet_chunks` (`run_key`,`number`);--> statement-breakpoint
CREATE TABLE `packets` (
	`key` integer PRIMARY KEY NOT NULL,
	`attempt_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`received_at_ms` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`attempt_key`) REFERENCES `attempts`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packets_attempt_seq` ON `packets` (`attempt_key`,`seq`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`missing` text NOT NULL,
	`lost_for_good` integer DEFAULT 0 NOT NULL,
	`dropped_records` integer DEFAULT 0 NOT NULL,
	`reported_dropped` integer DEFAULT 0 NOT NULL,
	`is_ended` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_run_id` ON `attempts` (`run_key`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_run_number` ON `attempts` (`run_key`,`number`);--> statement-breakpoint
CREATE TABLE `run_events` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`packet` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_events_run_packet` ON `run_events` (`run_key`,`packet`);--> statement-breakpoint
CREATE TABLE `run_facts` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_facts_run_kind` ON `run_facts` (`run_key`,`kind`);--> statement-breakpoint
CREATE TABLE `runs` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`project` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`config` text NOT NULL,
	`tags` text NOT NULL,
	`notes` text NOT NULL,
	`task` text,
	`total_steps` integer,
	`started_at_ms` integer NOT NULL,
	`ended_at_ms` integer,
	`last_seen_at_ms` integer NOT NULL,
	`environment` text,
	`last_step` integer,
	`last_step_attempt` integer DEFAULT 0 NOT NULL,
	`summary` text NOT NULL,
	`sparkline` text NOT NULL,
	`row_count` integer DEFAULT 0 NOT NULL,
	`packet_count` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_id_unique` ON `runs` (`id`);--> statement-breakpoint
CREATE INDEX `runs_started` ON `runs` (`started_at_ms`,`key`);--> statement-breakpoint
CREATE INDEX `runs_project_started` ON `runs` (`project`,`started_at_ms`);--> statement-breakpoint
CREATE INDEX `runs_status` ON `runs` (`status`);--> statement-breakpoint
CREATE TABLE `status_changes` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`status` text NOT NULL,
	`at_ms` integer NOT NULL,
	`source` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `status_changes_run` ON `status_changes` (`run_key`,`key`);--> statement-breakpoint
CREATE TABLE `chunks` (
	`key` integer PRIMARY KEY NOT NULL,
	`strand_key` integer NOT NULL,
	`level` integer NOT NULL,
	`number` integer NOT NULL,
	`first_step` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`strand_key`) REFERENCES `strands`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chunks_strand_level_number` ON `chunks` (`strand_key`,`level`,`number`);--> statement-breakpoint
CREATE TABLE `series` (
	`key` integer PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_run_name` ON `series` (`run_key`,`name`);--> statement-breakpoint
CREATE TABLE `strands` (
	`key` integer PRIMARY KEY NOT NULL,
	`series_key` integer NOT NULL,
	`attempt_key` integer NOT NULL,
	`count` integer NOT NULL,
	`first_step` integer NOT NULL,
	`min_step` integer NOT NULL,
	`max_step` integer NOT NULL,
	`is_sorted` integer NOT NULL,
	`last_step` integer NOT NULL,
	`last_value` real,
	`min` real,
	`max` real,
	`non_finite` integer NOT NULL,
	FOREIGN KEY (`series_key`) REFERENCES `series`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attempt_key`) REFERENCES `attempts`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `strands_series_attempt` ON `strands` (`series_key`,`attempt_key`);--> statement-breakpoint
CREATE INDEX `strands_attempt` ON `strands` (`attempt_key`);