// Sends a file with word of how much has gone: fetch tells nothing of that.
import type { RouteAnswer } from '@/lib/actions/staff-route'

export type Sent = RouteAnswer<{ importId: string }> | { status: 'offline' }

type Sending = {
  file: File
  /** Sent again under the same key, it is read once. */
  key: string
  onShare: (share: number) => void
  signal: AbortSignal
}

export function sendFile({ file, key, onShare, signal }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const lost = () => resolve({ status: 'offline' })
    request.open('POST', '/clients/import/upload')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () => (request.response ? resolve(request.response as Sent) : lost())
    request.onerror = lost
    request.onabort = lost
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
