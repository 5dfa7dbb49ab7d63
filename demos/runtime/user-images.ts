/** The visitor's own images. They stay in this window's memory and go with it; nothing sends them anywhere. */
import { shallowRef } from 'vue'
import { USER_IMAGES, packImageSet, type ImageSet } from '../core/data/user-images'
import type { Params, Schema } from './contract'

export interface UserImages {
  album: ImageSet
  /** As the sessions read it. */
  packed: Uint8Array
}
export const userImages = shallowRef<UserImages>()
/** Replaces the visitor's images. */
export function setUserImages(album: ImageSet): void {
  userImages.value = { album, packed: packImageSet(album) }
}

/** The parameter that says which images, if they can be the visitor’s own. */
export function imagesParam(schema: Schema): string | undefined {
  return Object.keys(schema).find((key) => {
    const spec = schema[key]!
    return spec.type === 'choice' && spec.images
  })
}
/** Tells whether a run is on the visitor's images. */
export function usesUserImages(schema: Schema, params: Params): boolean {
  const key = imagesParam(schema)
  return key !== undefined && params[key] === USER_IMAGES
}

/** The schema with that option only while there are such images, or a picture of them is shown; of one option there is no choice. */
export function offeredSchema(schema: Schema, params: Params): Schema {
  const key = imagesParam(schema)
  const spec = key && schema[key]
  if (!spec || spec.type !== 'choice' || userImages.value || usesUserImages(schema, params)) return schema
  const options = spec.options.filter((option) => option !== USER_IMAGES)
  if (options.length > 1) return { ...schema, [key]: { ...spec, options } }
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key))
}
