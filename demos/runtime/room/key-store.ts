/** Keys of this device, in IndexedDB: the browser keeps private keys there without ever showing them. */
import { createKeyPair, type KeyPair } from './signature'

const DATABASE = 'deck room'
const STORE = 'keys'

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
}
/** Reads a value and writes what is made of it, in one transaction. */
async function update<T>(name: string, next: (before: T | undefined) => T): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction(STORE, 'readwrite')
      const store = transaction.objectStore(STORE)
      const request = store.get(name)
      let value: T
      request.onsuccess = () => store.put((value = next(request.result as T | undefined)), name)
      transaction.oncomplete = () => done(value)
      transaction.onerror = transaction.onabort = () => failed(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** What cannot be stored lasts as long as the window. */
const unstored = new Map<string, unknown>()
async function updateOrForget<T>(name: string, next: (before: T | undefined) => T): Promise<T> {
  try {
    return await update(name, next)
  } catch {
    const value = next(unstored.get(name) as T | undefined)
    unstored.set(name, value)
    return value
  }
}

/** The key pair of this device as a lecturer, or as a member of the class: made once, and kept. */
export async function deviceKey(as: 'lecturer' | 'viewer'): Promise<KeyPair> {
  const fresh = await createKeyPair()
  return updateOrForget<KeyPair>(as, (before) => before ?? fresh)
}

/** Counts the connections of the lecturer: greater than any number that this device gave before. */
export const nextEpoch = (): Promise<number> =>
  updateOrForget<number>('epoch', (before = 0) => Math.max(before + 1, Math.floor(Date.now() / 1000)))

/** Who may lead the room of this device since when: rights to lead are numbered. */
interface GivenLead {
  number: number
  /** Public key of this device or of another. */
  key: string
}
/** The last right to lead that this device gave; undefined if it never handed its room over. */
export const lastGivenLead = (): Promise<GivenLead | undefined> =>
  updateOrForget<GivenLead | undefined>('lead', (before) => before)
/** Gives the right to lead, with a number greater than any before. */
export const giveLead = (key: string): Promise<GivenLead> =>
  updateOrForget<GivenLead>('lead', (before) => ({ number: (before?.number ?? 0) + 1, key }))
