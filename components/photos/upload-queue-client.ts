// Photos on their way to the salon: one after another, sent again after a cut under the same key, kept in memory alone.
'use client'

import { useSyncExternalStore } from 'react'
import { addWordKeeper } from '@/components/shell/unsaved-words'
import { newKey } from '@/lib/actions/new-key-client'
import type { RefusalParticulars } from '@/lib/actions/refusal'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import { LARGEST_PHOTO } from '@/lib/photos/photo-flow'
import type { TakePhotoInput } from '@/lib/photos/photo-schemas'

export type PhotoUpload = {
  key: string
  asked: TakePhotoInput
  /** The picture as it lies in memory. */
  preview: string
  file: Blob
  /** `resting`: there was no answer, it is sent again by itself. */
  state: 'waiting' | 'sending' | 'resting' | 'refused' | 'done'
  /** How much has gone, 0 to 1. */
  share: number
  trouble: { code: string; particulars: RefusalParticulars } | null
  photoId: string | null
}

const FIRST_REST_MS = 2_000
const LONGEST_REST_MS = 30_000
/** A photo of 60 MB over a slow line takes its time; silence does not. */
const PATIENCE_MS = 300_000

let uploads: readonly PhotoUpload[] = []
let isSending = false
let rest = FIRST_REST_MS
let wake: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const nothing: readonly PhotoUpload[] = []

/** Puts a photo into the queue. False for one that is too large: that is told at once, without being sent. */
export function sendPhoto(asked: TakePhotoInput, file: Blob): boolean {
  const isTooLarge = file.size > LARGEST_PHOTO
  const preview = URL.createObjectURL(file)
  const entry: PhotoUpload = {
    key: newKey(),
    asked,
    file,
    preview,
    share: 0,
    photoId: null,
    state: isTooLarge ? 'refused' : 'waiting',
    trouble: isTooLarge ? { code: 'photo_too_large', particulars: {} } : null,
  }
  keep([...uploads, entry])
  void work()
  return !isTooLarge
}

/** Sends a refused one once more, under its key. */
export function sendAgain(key: string): void {
  change(key, { state: 'waiting', trouble: null })
  void work()
}

/** Forgets one: it is refused and not wanted any more, or the page shows it by now. */
export function putAway(key: string): void {
  const gone = uploads.find((upload) => upload.key === key)
  if (gone) URL.revokeObjectURL(gone.preview)
  keep(uploads.filter((upload) => upload.key !== key))
}

export function usePhotoUploads(): readonly PhotoUpload[] {
  return useSyncExternalStore(
    subscribe,
    () => uploads,
    () => nothing,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keep(next: readonly PhotoUpload[]): void {
  uploads = next
  for (const listener of listeners) listener()
}

function change(key: string, facts: Partial<PhotoUpload>): void {
  keep(uploads.map((upload) => (upload.key === key ? { ...upload, ...facts } : upload)))
}

async function work(): Promise<void> {
  if (isSending) return
  const next = uploads.find(({ state }) => state === 'waiting' || state === 'resting')
  if (!next) return
  isSending = true
  change(next.key, { state: 'sending', share: 0 })
  const answer = await send(next)
  isSending = false
  const isAnswered = take(next.key, answer)
  if (isAnswered) void work()
  else restAWhile()
}

type Answer = RouteAnswer<{ photoId: string }> | { status: 'offline' }

/** False when nothing was answered: the same is sent again later. */
function take(key: string, answer: Answer): boolean {
  if (answer.status === 'done') {
    rest = FIRST_REST_MS
    change(key, { state: 'done', share: 1, photoId: answer.result.photoId })
    return true
  }
  if (answer.status === 'refused') {
    change(key, { state: 'refused', trouble: { code: answer.code, particulars: answer.particulars } })
    return true
  }
  if (answer.status === 'invalid') {
    change(key, { state: 'refused', trouble: { code: 'unknown', particulars: {} } })
    return true
  }
  change(key, { state: 'resting' })
  return false
}

function restAWhile(): void {
  clearTimeout(wake)
  wake = setTimeout(() => void work(), rest)
  rest = Math.min(rest * 2, LONGEST_REST_MS)
}

function send({ asked, file, key }: PhotoUpload): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const lost = () => resolve({ status: 'offline' })
    request.open('POST', `/api/photos?${new URLSearchParams(Object.entries(asked))}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.responseType = 'json'
    request.timeout = PATIENCE_MS
    request.upload.onprogress = ({ loaded, total }) => change(key, { share: total > 0 ? loaded / total : 0 })
    request.onload = () => (request.response ? resolve(request.response as Answer) : lost())
    request.onerror = lost
    request.onabort = lost
    request.ontimeout = lost
    request.send(file)
  })
}

if (typeof window !== 'undefined') {
  const isUnderWay = () => uploads.some(({ state }) => state !== 'done' && state !== 'refused')
  addWordKeeper({ isUnsaved: isUnderWay, isOnItsWay: isUnderWay, save: () => void work() })
  window.addEventListener('online', () => void work())
}
