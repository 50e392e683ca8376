// What systemd is told: where, as whom, with which settings, and what to do when it ends.
import { expect, test } from 'vitest'
import { serviceUnit } from '@/scripts/steps/service-unit.mjs'

const facts = { folder: '/srv/50% foyer', node: '/opt/my $node/bin/node', user: 'salon', env: {} }
const lines = (more: object) => serviceUnit({ ...facts, ...more }).split('\n')

test('starts with the computer and again, and lets the launcher alone end what it looks after', () => {
  const unit = lines({})
  expect(unit).toContain('ExecStart="/opt/my $$node/bin/node" scripts/start.mjs')
  expect(unit).toContain('WorkingDirectory=/srv/50%% foyer')
  expect(unit).toContain('User=salon')
  expect(unit).toContain('Restart=always')
  expect(unit).toContain('KillMode=mixed')
  expect(unit).toContain('WantedBy=multi-user.target')
})

test('of one’s own has no user, and comes with her session', () => {
  const unit = lines({ user: null })
  expect(unit.some((line) => line.startsWith('User='))).toBe(false)
  expect(unit).toContain('WantedBy=default.target')
})

test('hands on the settings of Foyer, whatever stands in them, and nothing else', () => {
  const env = {
    PORT: '80',
    FOYER_DATA: '/d "x" 5%',
    FOYER_BACKUP_PASSPHRASE: 'a$b\\c',
    HOME: '/root',
    FOYER_RESTARTED: 'x',
    FOYER_PHOTOS: '',
  }
  expect(lines({ env }).filter((line) => line.startsWith('Environment='))).toEqual([
    'Environment="PORT=80"',
    'Environment="FOYER_DATA=/d \\"x\\" 5%%"',
    'Environment="FOYER_BACKUP_PASSPHRASE=a$b\\\\c"',
  ])
})

test('is not written where a setting would begin a line of its own', () => {
  expect(() => lines({ env: { FOYER_DATA: '/d\nExecStartPre=/bin/other' } })).toThrow('more than one line')
})
