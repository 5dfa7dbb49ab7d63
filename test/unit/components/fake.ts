import { computed, defineComponent, h, ref, shallowRef, type Component } from 'vue'
import type { Lang } from '../../../demos/core/text'
import {
  defineDemo,
  type BackendName,
  type DemoMessage,
  type DemoStatus,
  type DemoStrings,
  type ParamValue,
  type Params,
  type Snapshot,
} from '../../../demos/runtime/contract'
import type { Prediction } from '../../../demos/runtime/prediction'
import type { DemoHandle } from '../../../demos/runtime/demo-handle'

export const schema = {
  rate: { type: 'number', min: 1e-4, max: 1e-1, step: 0.5, default: 1e-2, scale: 'log10' },
  batch: { type: 'number', min: 16, max: 256, step: 1, default: 64, scale: 'log2', unit: 'images' },
  set: { type: 'choice', options: ['a', 'b'], default: 'a' },
  method: { type: 'choice', options: ['one', 'two', 'three', 'four'], default: 'one' },
  mask: { type: 'flag', default: false },
  sentence: { type: 'text', maxLength: 10, default: 'pizza' },
  vectors: { type: 'numbers', minLength: 1, maxLength: 4, min: -1, max: 1, default: [0, 1] },
  picked: { type: 'number', min: 0, max: 9, step: 1, default: 0, view: true },
} as const

export const strings: DemoStrings = {
  title: 'A demo',
  question: 'What happens?',
  notice: 'It settled.',
  params: {
    rate: { label: 'Rate' },
    batch: { label: 'Batch' },
    set: { label: 'Set', options: { a: 'A', b: 'B' } },
    method: { label: 'Method' },
    mask: { label: 'Mask' },
    sentence: { label: 'Sentence' },
    vectors: { label: 'Vectors' },
    picked: { label: 'Picked' },
  },
  metrics: { loss: 'Loss' },
  view: {},
}

export const PlainView = defineComponent({
  props: ['params', 'snapshot', 'curves', 'strings', 'lang', 'still'],
  setup: (props) => () => h('p', { class: 'picture' }, `at ${props.snapshot.step}`),
})

export interface FakeOptions {
  lang?: Lang
  still?: boolean
  steps?: number
  view?: Component
}
/** A handle without a runtime: its refs are set by hand, its calls are kept. */
export function fakeHandle({ lang = 'en', still = false, steps = 300, view = PlainView }: FakeOptions = {}) {
  const calls: unknown[][] = []
  const note =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, ...args])
  const status = ref<DemoStatus>('ready')
  const step = ref(0)
  const keySteps = ref<number[]>([0])
  const messages = shallowRef<DemoMessage[]>([])
  const detached = ref(false)
  const backend = ref<BackendName>()
  const wrongBackends = ref<BackendName[]>([])
  const stepMs = ref<number>()
  const isPoster = ref(false)
  const prediction = shallowRef<Prediction>()
  const params = shallowRef<Params>(
    Object.fromEntries(Object.entries(schema).map(([key, spec]): [string, ParamValue] => [key, spec.default])),
  )
  const snapshot = computed((): Snapshot => ({ step: step.value, metrics: { loss: 1 + step.value }, arrays: {} }))
  const none = async (): Promise<never> => Promise.reject(new Error('not loaded in this test'))
  const handle: DemoHandle = {
    definition: defineDemo({
      id: 'fake',
      schema,
      engine: 'plain',
      steps,
      poster: { step: 0, seed: 1 },
      load: { strings: none, view: none, poster: none },
    }) as DemoHandle['definition'],
    lang,
    strings: shallowRef(strings),
    view: shallowRef(view),
    prediction,
    active: shallowRef(true),
    status: computed(() => status.value),
    backend,
    wrongBackends,
    stepMs,
    messages: computed(() => messages.value),
    isLong: computed(() => false),
    params: computed(() => params.value),
    seed: computed(() => 7),
    snapshot,
    curves: computed(() => ({ steps: [], metrics: {} })),
    isPoster: computed(() => isPoster.value),
    still,
    playing: computed(() => status.value === 'running'),
    step: computed(() => step.value),
    lastStep: computed(() => keySteps.value.at(-1) ?? 0),
    keySteps: computed(() => keySteps.value),
    detached: computed(() => detached.value),
    followsLecturer: computed(() => false),
    play: note('play'),
    pause: note('pause'),
    stepOnce: note('stepOnce'),
    reset: note('reset'),
    reseed: note('reseed'),
    showRecording: note('showRecording'),
    scrub: note('scrub'),
    set: note('set'),
    setOrigin: note('setOrigin'),
    showUserImages: note('showOwn'),
    link: () => 'https://example.org/#/3?demo=fake',
    follow: note('follow'),
    dismiss: note('dismiss'),
  }
  return {
    handle,
    calls,
    status,
    step,
    keySteps,
    messages,
    detached,
    backend,
    wrongBackends,
    stepMs,
    isPoster,
    params,
    prediction,
  }
}
