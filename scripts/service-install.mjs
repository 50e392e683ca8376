// Has Foyer start with the computer, where systemd runs it: for all as root, else as a service of whoever asks.
//   npm run service:install
//   npm run service:install -- --print
import './steps/require-node.mjs'
import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Failure, tell } from './steps/failure.mjs'
import { root, run } from './steps/run.mjs'
import { serviceUnit } from './steps/service-unit.mjs'

const isRoot = process.getuid?.() === 0

try {
  await install()
} catch (error) {
  tell(error)
  process.exitCode = 1
}

async function install() {
  const user = isRoot ? (process.env.SUDO_USER ?? 'root') : null
  const unit = serviceUnit({ folder: root, node: process.execPath, user, env: process.env })
  if (process.argv.includes('--print')) return void process.stdout.write(unit)
  const systemctl = isRoot ? [] : ['--user']
  const { code } = await run('systemctl', [...systemctl, 'show-environment']).catch(() => ({ code: 1 }))
  if (code !== 0)
    throw new Failure(
      'systemd does not run here: docs/starting-at-boot.md tells how Windows, macOS and others start Foyer with the computer.',
    )
  const folder = isRoot ? '/etc/systemd/system' : path.join(os.homedir(), '.config/systemd/user')
  const file = path.join(folder, 'foyer.service')
  await mkdir(folder, { recursive: true })
  // It may hold the address of a database, with its password.
  await writeFile(file, unit, { mode: 0o600 })
  await must('systemctl', [...systemctl, 'daemon-reload'])
  await must('systemctl', [...systemctl, 'enable', '--now', 'foyer'])
  if (!isRoot) await must('loginctl', ['enable-linger'])
  console.log(`Foyer starts with this computer from now on (${file}).`)
  console.log(
    `Its log: journalctl ${isRoot ? '' : '--user '}-u foyer -f. No longer: systemctl ${isRoot ? '' : '--user '}disable --now foyer`,
  )
}

async function must(program, args) {
  const { code, said } = await run(program, args)
  if (code !== 0) throw new Failure(`${said.trim()}\n${program} ${args.join(' ')} did not succeed.`)
}
