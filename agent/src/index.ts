export { init } from './init.ts';
export type { AlertOptions, FinishOptions, InitOptions, LogOptions, Mode, Run, Task, WatchOptions } from './api.ts';
