/** The pictures of a good of the demo. */

import sharp from 'sharp'
import { Chance } from '../chance.ts'
import type { DemoGood } from '../goods.ts'
import { filesOf, type PictureFiles } from './files.ts'
import { foodSvg } from './food.ts'
import { photograph, SCENES } from './scene.ts'
import { woven } from './spec.ts'

/** @param index which of its pictures: the same cloth, from elsewhere */
export function draw({ key, drawn }: DemoGood, index: number, seed: string): Promise<PictureFiles> {
  const chance = new Chance(seed, 'picture', key)
  if ('food' in drawn) return filesOf(sharp(Buffer.from(foodSvg(drawn.food, chance))))
  const first = chance.below(SCENES.length)
  const scene = SCENES[(first + index) % SCENES.length] ?? 'spread'
  const { rgb, width, height } = photograph(woven(drawn.cloth, chance), scene, chance)
  return filesOf(sharp(rgb, { raw: { width, height, channels: 3 } }))
}
