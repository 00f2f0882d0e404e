CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`sha_256` text NOT NULL,
	`role` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`accepted_at_ms` integer,
	`accepted_by` text,
	`revoked_at_ms` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_sha_256_unique` ON `invitations` (`sha_256`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_name_key_unique` ON `people` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `person_credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`person_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at_ms` integer,
	`refresh_token_expires_at_ms` integer,
	`scope` text,
	`password` text,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `person_credentials_person` ON `person_credentials` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`person_id` text NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_sessions_token_unique` ON `person_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `person_sessions_person` ON `person_sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `server_secrets` (
	`purpose` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`sha_256` text NOT NULL,
	`path` text NOT NULL,
	`run_ids` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`last_used_at_ms` integer,
	`revoked_at_ms` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_sha_256_unique` ON `shares` (`sha_256`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL
);
--> statement-breakpoint
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
--> statement-breakpoint
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
CREATE TABLE `user_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`name` text NOT NULL,
	`metric` text NOT NULL,
	`condition` text NOT NULL,
	`severity` text NOT NULL,
	`patience` integer NOT NULL,
	`is_on` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`changed_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `user_rules_project` ON `user_rules` (`project`);--> statement-breakpoint
ALTER TABLE `tokens` ADD `project` text;--> statement-breakpoint
ALTER TABLE `tokens` ADD `expires_at_ms` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `is_pinned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `runs` ADD `archived_at_ms` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `deleted_at_ms` integer;--> statement-breakpoint
CREATE INDEX `runs_listed` ON `runs` (`deleted_at_ms`,`archived_at_ms`,`is_pinned`,`started_at_ms`,`id`,`status`);--> statement-breakpoint
CREATE INDEX `incident_changes_at` ON `incident_changes` (`at_ms`,`key`);--> statement-breakpoint
CREATE INDEX `status_changes_at` ON `status_changes` (`at_ms`,`key`);