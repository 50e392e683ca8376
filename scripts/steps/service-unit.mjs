// Owns how systemd is told to start Foyer with the computer, and again when it has ended.
import { Failure } from './failure.mjs'

/** What of the present environment the service has to know too. */
const HANDED_ON = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'FOYER_DATA',
  'FOYER_SECRET',
  'FOYER_TRUST_PROXY',
  'FOYER_LOG_LEVEL',
]
const HANDED_ON_WITH = /^FOYER_(PHOTOS|BACKUP|DB)/

/**
 * The text of foyer.service.
 * @param {{ folder: string, node: string, user: string | null, env: Record<string, string | undefined> }} facts `user`
 * is null for a service of the person herself.
 * @returns {string}
 */
export function serviceUnit({ folder, node, user, env }) {
  const handedOn = Object.entries(env)
    .filter(([name, value]) => value && (HANDED_ON.includes(name) || HANDED_ON_WITH.test(name)))
    .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`)
  return [
    '[Unit]',
    'Description=Foyer, the front desk of the salon',
    'After=network.target',
    '',
    '[Service]',
    `WorkingDirectory=${folder.replaceAll('%', '%%')}`,
    `ExecStart=${quoted(node).replaceAll('$', '$$$$')} scripts/start.mjs`,
    ...(user ? [`User=${user}`] : []),
    ...handedOn,
    'Restart=always',
    'RestartSec=5',
    '# Foyer ends its database in order when it alone is told to; what is left after a minute is ended.',
    'KillMode=mixed',
    'TimeoutStopSec=60',
    '',
    '[Install]',
    `WantedBy=${user ? 'multi-user.target' : 'default.target'}`,
    '',
  ].join('\n')
}

function quoted(text) {
  if (/\p{Cc}/u.test(text))
    throw new Failure(`${JSON.stringify(text)} cannot stand in a service: it is more than one line.`)
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`
}
