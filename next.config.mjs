/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The native module and the server's own packages are loaded by Node, never bundled into a page.
  serverExternalPackages: ['better-sqlite3', 'pino', 'socket.io', 'drizzle-orm'],
  // `npm run verify` checks the types of everything, tests included; doing it again here would only double the build.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@tremor/react'] },
  // A page opened under the loopback address while `next dev` calls itself localhost.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
};
