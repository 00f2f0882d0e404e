CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`fields` text NOT NULL,
	`minimum_severity` text NOT NULL,
	`language` text NOT NULL,
	`is_muted` integer NOT NULL,
	`routing` text NOT NULL,
	`quiet_hours` text,
	`most_per_hour` integer,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`notice_key` integer NOT NULL,
	`channel_id` text NOT NULL,
	`channel_name` text NOT NULL,
	`channel_kind` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at_ms` integer,
	`done_at_ms` integer,
	FOREIGN KEY (`notice_key`) REFERENCES `notices`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_id_unique` ON `deliveries` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_notice_channel` ON `deliveries` (`notice_key`,`channel_id`);--> statement-breakpoint
CREATE INDEX `deliveries_state` ON `deliveries` (`state`,`key`);--> statement-breakpoint
CREATE INDEX `deliveries_channel` ON `deliveries` (`channel_id`,`key`);--> statement-breakpoint
CREATE TABLE `notices` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event` text NOT NULL,
	`run_id` text,
	`incident_id` text,
	`run` text,
	`incident` text,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_incident` ON `notices` (`incident_id`,`key`);--> statement-breakpoint
CREATE TABLE `server_keys` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transitions` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event` text NOT NULL,
	`run_id` text NOT NULL,
	`incident` text,
	`at_ms` integer NOT NULL
);
