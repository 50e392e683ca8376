// Owns how Next builds and answers. Headers that differ per request are set in scripts/serve.ts.
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  distDir: process.env.FOYER_DIST_DIR ?? '.next',
  // Development is served at the address that scripts/serve.ts prints.
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Title and icon stand in the head from the start: read out at once, and no browser looks for a favicon of old.
  htmlLimitedBots: /.*/,
  // npm test checks the types; a salon's start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // `pg` and `@prisma/client` are already external; these carry their own files or native code.
  serverExternalPackages: ['@prisma/adapter-pg', 'pino', 'next-auth'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
