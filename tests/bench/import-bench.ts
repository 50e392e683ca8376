// What it costs to bring a hundred thousand clients over from another system, and to take them back again.
import { db } from '@/lib/db/client'
import { startImport } from '@/lib/imports/start-import'
import { stepImport } from '@/lib/imports/step-import'
import { undoImport } from '@/lib/imports/undo-import'
import { asStaff } from '../factories/context'
import { csvOf, readFile } from '../factories/import'
import { personOf } from '../factories/many-clients'
import { createSalon, type TestSalon } from '../factories/salon'
import { median, type Result, result } from './measure'

const ROWS = 100_000
/** Steps whose median stands for the beginning and for the end. */
const FEW = 20

/** A step at the end against one at the beginning, for each part of the way; and the memory that all of it took. */
export async function measureImport(): Promise<Result[]> {
  const house = await createSalon({ now: new Date() })
  const before = megabytes()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, megabytes())
  }, 50)
  try {
    const importId = await readFile(house.manager, listOf(ROWS), new Date())
    const looked = await stepsOf(house, importId)
    const { revision } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
    await asStaff(house.manager, new Date())((ctx) => startImport(ctx, { importId, revision }))
    const taken = await stepsOf(house, importId)
    await asStaff(house.manager, new Date())((ctx) => undoImport(ctx, { importId }))
    const removed = await stepsOf(house, importId)
    return [
      atEnd('looking over 100,000 rows: a step at the end / at the beginning', looked),
      atEnd('taking 100,000 rows over: a step at the end / at the beginning', taken),
      atEnd('taking 100,000 rows back: a step at the end / at the beginning', removed),
      { ...result('memory while 100,000 rows come and go / before', most, before, 4), unit: 'MB' },
    ]
  } finally {
    clearInterval(watch)
  }
}

/** Milliseconds of each step until the import is under way no more. */
async function stepsOf(house: TestSalon, importId: string): Promise<number[]> {
  const { done } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
  const taken: number[] = []
  for (let from = done, isUnderWay = true; isUnderWay; ) {
    const began = performance.now()
    const progress = await asStaff(house.manager, new Date())((ctx) => stepImport(ctx, { importId, from }))
    taken.push(performance.now() - began)
    isUnderWay = ['checking', 'running', 'undoing'].includes(progress.phase)
    from = progress.done
  }
  return taken
}

function atEnd(name: string, steps: number[]): Result {
  return result(name, median(steps.slice(-FEW - 1, -1)), median(steps.slice(0, FEW)), 2)
}

function listOf(rows: number): string {
  const people = Array.from({ length: rows }, (_, index) => personOf(index))
  return csvOf([
    ['姓名', '手机号', '性别', '生日', '备注'],
    ...people.map(({ name, phone }, index) => [
      name,
      phone.slice(3),
      index % 9 === 0 ? '男' : '女',
      `19${60 + (index % 40)}-${1 + (index % 12)}-${1 + (index % 28)}`,
      index % 5 === 0 ? '喜欢安静' : '',
    ]),
  ])
}

function megabytes(): number {
  return process.memoryUsage().rss / 1_048_576
}
