// The tablet's camera while a page shows it: asked for, switched, and let go of.
'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** `none`: no camera, or a page without https, to which browsers give none. */
export type CameraState = 'asking' | 'live' | 'refused' | 'none'
export type Facing = 'environment' | 'user'

export type UseCamera = {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
  facing: Facing
  /** From the camera at the back to the one at the front, and back. */
  turn: () => void
  /** The picture of this moment, as large as the camera gives it; null while there is none. */
  capture: () => Promise<Blob | null>
}

const QUALITY = 0.93

export function useCamera(): UseCamera {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('asking')
  const [facing, setFacing] = useState<Facing>('environment')

  useEffect(() => {
    let isLeft = false
    let stream: MediaStream | null = null
    setState('asking')
    void openCamera(facing).then((opened) => {
      if (typeof opened === 'string') {
        if (!isLeft) setState(opened)
        return
      }
      stream = opened
      if (isLeft) return stop(stream)
      const element = video.current
      if (!element) return
      // Before its first frame there is nothing to take: a tap on the shutter would be lost.
      element.addEventListener('loadeddata', () => !isLeft && setState('live'), { once: true })
      element.srcObject = stream
    })
    return () => {
      isLeft = true
      stop(stream)
    }
  }, [facing])

  const capture = useCallback(async () => (video.current ? pictureOf(video.current) : null), [])
  const turn = useCallback(() => setFacing((now) => (now === 'user' ? 'environment' : 'user')), [])
  return { video, state, facing, turn, capture }
}

async function openCamera(facing: Facing): Promise<MediaStream | 'refused' | 'none'> {
  if (!navigator.mediaDevices?.getUserMedia) return 'none'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: 2560 }, height: { ideal: 1920 } },
    })
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none'
  }
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  if (video.videoWidth === 0) return Promise.resolve(null)
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
