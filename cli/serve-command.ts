import type { Command } from 'commander';

interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
  readonly dataDir?: string;
}

/** `tunewatch serve`: the server in this process, until it is told to end. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('Starts the server.')
    .option('--host <address>', 'address to bind to (TUNEWATCH_HOST, default 127.0.0.1)')
    .option('--port <number>', 'port to listen on (TUNEWATCH_PORT, default 3000)')
    .option('--data-dir <folder>', 'where everything is kept (TUNEWATCH_DATA_DIR, default ./data)')
    .action(async ({ host, port, dataDir }: ServeOptions) => {
      const chosen = { TUNEWATCH_HOST: host, TUNEWATCH_PORT: port, TUNEWATCH_DATA_DIR: dataDir };
      for (const [name, value] of Object.entries(chosen)) if (value !== undefined) process.env[name] = value;
      // The server is a bundle of its own beside this one; it starts when it is loaded and ends the process itself.
      await import(new URL('./server.mjs', import.meta.url).href);
    });
}
