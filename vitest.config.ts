import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Judgement and rooms: no built files, no sockets.
      { test: { name: 'unit', include: ['{lib,agent,app,cli,scripts,test,bench}/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', '**/dist/**', '**/.packed/**', '**/*.integration.test.ts'], testTimeout: 60_000 } },
      // Real processes, real sockets, the built agent and server.
      { test: { name: 'integration', include: ['{lib,agent,app,cli,scripts,test,bench}/**/*.integration.test.ts'], exclude: ['**/node_modules/**', '**/dist/**'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
