// The areas of face, body and scalp that can be marked, and what can be marked there. Pure; safe for the client.
import type { Region } from './concern-flow'

/** Every area by its region, from top to bottom; left and right are hers. Names at `concerns.areas.<code>`. */
export const AREAS_OF = {
  face: [
    'forehead',
    'brow',
    'temple_left',
    'temple_right',
    'eye_left',
    'eye_right',
    'nose',
    'cheek_left',
    'cheek_right',
    'mouth',
    'chin',
    'jaw_left',
    'jaw_right',
    'neck',
    'decollete',
  ],
  body: [
    'nape',
    'shoulder_left',
    'shoulder_right',
    'upper_back_left',
    'upper_back_right',
    'lower_back_left',
    'lower_back_right',
    'chest',
    'abdomen',
    'arm_left',
    'arm_right',
    'hand_left',
    'hand_right',
    'hip_left',
    'hip_right',
    'thigh_left',
    'thigh_right',
    'knee_left',
    'knee_right',
    'calf_left',
    'calf_right',
    'foot_left',
    'foot_right',
  ],
  scalp: ['hairline', 'crown', 'scalp_left', 'scalp_right', 'occiput'],
} as const satisfies Record<Region, readonly string[]>

export type Area = (typeof AREAS_OF)[Region][number]

export const AREAS: readonly Area[] = Object.values(AREAS_OF).flat()

export function isArea(code: string): code is Area {
  return (AREAS as readonly string[]).includes(code)
}

/**
 * What is seen or felt at an area besides a concern: nothing that is cared for, but to be minded. A wound, a rash and a
 * fresh scar stop whatever touches them (foyer_safety_stops).
 */
export const FINDINGS_TO_MIND = ['wound', 'rash', 'fresh_scar', 'scar', 'bruise', 'mole'] as const
