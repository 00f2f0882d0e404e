import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --name <spoken-name>` writes the next migration into drizzle/; the server applies it at start.
export default defineConfig({ dialect: 'sqlite', schema: './lib/storage/schema/*.ts', out: './drizzle' });
