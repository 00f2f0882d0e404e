CREATE TABLE `baselines` (
	`project` text PRIMARY KEY NOT NULL,
	`run_key` integer NOT NULL,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `baselines_run_key_unique` ON `baselines` (`run_key`);--> statement-breakpoint
CREATE TABLE `run_config` (
	`run_key` integer NOT NULL,
	`name` text NOT NULL,
	`number` real,
	`text` text NOT NULL,
	PRIMARY KEY(`run_key`, `name`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `run_config_name` ON `run_config` (`name`,`run_key`);--> statement-breakpoint
CREATE TABLE `run_metrics` (
	`run_key` integer NOT NULL,
	`name` text NOT NULL,
	`last` real,
	`min` real,
	`max` real,
	PRIMARY KEY(`run_key`, `name`),
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `run_metrics_name` ON `run_metrics` (`name`,`run_key`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_project_name` ON `saved_views` (`project`,`name`);--> statement-breakpoint
ALTER TABLE `runs` ADD `is_pinned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `runs` ADD `archived_at_ms` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `deleted_at_ms` integer;--> statement-breakpoint
CREATE INDEX `runs_listed` ON `runs` (`deleted_at_ms`,`archived_at_ms`,`is_pinned`,`started_at_ms`,`id`,`status`);