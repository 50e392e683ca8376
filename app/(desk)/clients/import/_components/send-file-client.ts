// Sends a file with word of how much has gone: fetch tells nothing of that.
import type { RouteAnswer } from '@/lib/actions/staff-route'
import type { ReadingChoice } from './held-file-client'

export type Sent = RouteAnswer<{ importId: string }> | { status: 'offline' }

type Sending = {
  file: File
  choice: ReadingChoice
  /** Sent again under the same key, it is read once. */
  key: string
  onShare: (share: number) => void
  signal: AbortSignal
}

export function sendFile({ file, choice, key, onShare, signal }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const lost = () => resolve({ status: 'offline' })
    request.open('POST', `/clients/import/upload?${askedFor(choice)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('file-name', encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, '')))
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () => (request.response ? resolve(request.response as Sent) : lost())
    request.onerror = lost
    request.onabort = lost
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function askedFor(choice: ReadingChoice): URLSearchParams {
  const said = Object.entries(choice).filter(([, value]) => value !== undefined)
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
}
