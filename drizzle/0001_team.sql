CREATE TABLE `comments` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`run_key` integer NOT NULL,
	`incident_id` text,
	`anchor` text NOT NULL,
	`author` text NOT NULL,
	`text` text NOT NULL,
	`mentions` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`edited_at_ms` integer,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_id` ON `comments` (`id`);--> statement-breakpoint
CREATE INDEX `comments_run` ON `comments` (`run_key`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `comments_incident` ON `comments` (`incident_id`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `comments_created` ON `comments` (`created_at_ms`);--> statement-breakpoint
CREATE TABLE `incident_deeds` (
	`key` integer PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `incident_deeds_incident` ON `incident_deeds` (`incident_id`,`key`);--> statement-breakpoint
CREATE INDEX `incident_deeds_at` ON `incident_deeds` (`at_ms`,`key`);--> statement-breakpoint
CREATE TABLE `incident_marks` (
	`incident_id` text PRIMARY KEY NOT NULL,
	`marks` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `silences` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`project` text NOT NULL,
	`run_key` integer,
	`incident_id` text,
	`rule` text,
	`until_step` integer,
	`until_at_ms` integer,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`ended_at_ms` integer,
	`ended_by` text,
	FOREIGN KEY (`run_key`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `silences_ended` ON `silences` (`ended_at_ms`);--> statement-breakpoint
CREATE INDEX `incident_changes_at` ON `incident_changes` (`at_ms`,`key`);--> statement-breakpoint
CREATE INDEX `status_changes_at` ON `status_changes` (`at_ms`,`key`);