/** A slide that sets parameters of its demo is printed with a picture of these, not of the demo's own. */
import { describe, expect, it } from 'vitest'
import { loadPoster } from '../../../demos/runtime/demo-assets'
import { findDemo } from '../../../demos/runtime/registry'

const pages = import.meta.glob<string>('../../../pages/**/*.md', { query: '?raw', import: 'default', eager: true })
const set = Object.values(pages).flatMap((page) =>
  [...page.matchAll(/<Demo id="([\w-]+)" :params="([^"]*)"/g)].map(([, id, params]) => ({
    id: id!,
    params: JSON.parse(params!.replace(/(\w+):/g, '"$1":').replaceAll("'", '"')) as Record<string, unknown>,
  })),
)

describe('slides that set parameters', () => {
  it.each(set)('$id $params', async ({ id, params }) => {
    const poster = await loadPoster(findDemo(id)!, params)
    expect(poster?.params).toMatchObject(params)
  })
})
