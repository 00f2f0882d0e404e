export type { Task } from '../../protocol/agent-channel.ts';
export type { Environment } from '../../protocol/description.ts';
export type { IncidentResource, JsonNumber, RunStatus } from '../../protocol/resource.ts';
