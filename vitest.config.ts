import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // By itself it leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      // Judgement and rooms: no built files, no sockets, nothing that takes seconds. Files share a thread's modules: most of the time is loading.
      { test: { name: 'unit', setupFiles: ['test/property-seed.ts'], pool: 'threads', isolate: false, include: ['{lib,agent,app,cli,scripts,test,bench}/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', '**/dist/**', '**/.packed/**', '**/*.integration.test.ts'], testTimeout: 60_000 } },
      // Real processes, sockets, disks and trainings; the built agent and server.
      { test: { name: 'integration', setupFiles: ['test/property-seed.ts'], include: ['{lib,agent,app,cli,scripts,test,bench}/**/*.integration.test.ts'], exclude: ['**/node_modules/**', '**/dist/**'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
