import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { loadPrediction, PREDICTION, type Prediction } from '../prediction'
import { demoInView } from '../useLiveDemo'
import { newId, type Activity, type Experiment, type Poll, type Questions } from './activity'
import type { Answer } from './answers'
import { binOf, countBins, lastValue, summarise, toCsv, type ClassRun } from './tally'

interface AskedQuestion {
  id: string
  text: string
  votes: ReadonlySet<string>
  isShown: boolean
}
/** Pictures of what the class does are drawn no faster: a thousand answers come in some seconds. */
const DRAW_MS = 250
/** Devices are told no faster. */
const TELL_MS = 1000
const MAX_QUESTIONS = 500
const MAX_QUESTIONS_OF_A_DEVICE = 5
/** Settings of a parameter that varies. */
const SETTINGS = 9

/** What the lecturer asks the class, and what comes back: nothing of it is stored anywhere else. */
export function useClassroom(ask: (activity: Activity) => void) {
  const poll = shallowRef<Poll>()
  const prediction = shallowRef<Prediction>()
  const bins = shallowRef<readonly number[]>([])
  const answerCount = shallowRef(0)
  const experiment = shallowRef<Experiment>()
  const runs = shallowRef<readonly ClassRun[]>([])
  const questions = shallowRef<Questions>()
  const asked = shallowRef<readonly AskedQuestion[]>([])
  /** The poll with what has come of it; the answers only once they are revealed. */
  const shownPoll = computed(
    () => poll.value && { ...poll.value, count: answerCount.value, bins: poll.value.bins && [...bins.value] },
  )
  const shownQuestions = computed(() =>
    asked.value
      .filter(({ isShown }) => isShown)
      .slice(0, 20)
      .map(({ id, text, votes }) => ({ id, text, votes: votes.size })),
  )
  const predictions = new Map<string, number>()
  const results = new Map<string, ClassRun>()
  const questionsOf = new Map<string, number>()
  /** What was asked before, for the file. */
  const rows: (string | number)[][] = [['kind', 'demo', 'what', 'setting', 'steps', 'value']]

  let drawing: ReturnType<typeof setTimeout> | undefined
  let telling: ReturnType<typeof setTimeout> | undefined
  function changed(): void {
    drawing ??= setTimeout(draw, DRAW_MS)
    telling ??= setTimeout(tell, TELL_MS)
  }
  function draw(): void {
    drawing = undefined
    answerCount.value = predictions.size
    if (prediction.value) bins.value = countBins(prediction.value, predictions.values())
    runs.value = [...results.values()]
  }
  function tell(): void {
    clearTimeout(telling)
    telling = undefined
    clearTimeout(drawing)
    draw()
    const { value: trains } = experiment
    ask({
      poll: shownPoll.value,
      experiment: trains && { ...trains, summary: summarise(runs.value.map(lastValue)) },
      questions: questions.value && { ...questions.value, shown: shownQuestions.value },
    })
  }
  watch([poll, experiment, questions], tell)
  onScopeDispose(() => {
    clearTimeout(drawing)
    clearTimeout(telling)
  })

  function answered({ device, content }: Answer): void {
    if (content.kind === 'prediction') {
      if (!poll.value?.open || content.ask !== poll.value.id || !prediction.value) return
      if (binOf(prediction.value, content.value) === undefined) return
      predictions.set(device, content.value)
    } else if (content.kind === 'run') {
      const { value: wanted } = experiment
      if (!wanted?.open || content.ask !== wanted.id || content.steps > wanted.steps) return
      if (wanted.vary && !wanted.values.includes(content.setting)) return
      results.set(device, content)
    } else if (content.kind === 'question') {
      const count = questionsOf.get(device) ?? 0
      if (!questions.value?.open || content.ask !== questions.value.id) return
      if (count >= MAX_QUESTIONS_OF_A_DEVICE || asked.value.length >= MAX_QUESTIONS) return
      questionsOf.set(device, count + 1)
      asked.value = [...asked.value, { id: newId(), text: content.text, votes: new Set(), isShown: false }]
    } else if (content.kind === 'vote') {
      if (!questions.value?.open || content.ask !== questions.value.id) return
      asked.value = asked.value.map((one) => {
        if (one.id !== content.question || !one.isShown) return one
        const votes = new Set(one.votes)
        if (content.up) votes.add(device)
        else votes.delete(device)
        return { ...one, votes }
      })
    } else return
    changed()
  }

  /** Keeps what came of the poll and of the experiment, before others take their place. */
  function keep(): void {
    if (poll.value)
      bins.value.forEach((count, i) => rows.push(['prediction', poll.value!.demo, optionName(i), '', '', count]))
    for (const { setting, steps, curve } of results.values())
      rows.push([
        'run',
        experiment.value!.demo,
        experiment.value!.metric,
        setting,
        steps,
        lastValue({ setting, steps, curve }),
      ])
  }
  function optionName(i: number): string {
    const asks = prediction.value
    if (asks?.kind === 'choice') return asks.options[i]!.en
    if (!asks) return ''
    const width = (asks.max - asks.min) / bins.value.length
    return `${(asks.min + i * width).toPrecision(3)} to ${(asks.min + (i + 1) * width).toPrecision(3)}`
  }

  return {
    poll,
    prediction,
    bins,
    answerCount,
    shownPoll,
    experiment,
    runs,
    questions,
    asked,
    shownQuestions,
    answered,

    /** Asks the prediction of the demo in view; false if it has none. */
    async openPoll(): Promise<boolean> {
      const demo = demoInView()?.definition?.id
      const asks = demo && (await loadPrediction(demo))
      if (!demo || !asks) return false
      keep()
      predictions.clear()
      prediction.value = asks
      poll.value = { id: newId(), demo, open: true, count: 0 }
      return true
    },
    closePoll: (): void => void (poll.value &&= { ...poll.value, open: false }),
    /** Shows how many answered what. */
    reveal: (): void => void (poll.value &&= { ...poll.value, bins: [...bins.value] }),
    endPoll(): void {
      keep()
      poll.value = undefined
      predictions.clear()
    },

    /** Has each device train the demo in view; `vary` names a number among its parameters, or nothing: the seed. */
    openExperiment(vary: string | undefined, steps: number, metric: string): boolean {
      const handle = demoInView()
      const definition = handle?.definition
      if (!definition || definition.steps === 0) return false
      const spec = vary === undefined ? undefined : definition.schema[vary]
      const values = spec?.type === 'number' ? valuesOf(spec.min, spec.max, spec.scale !== undefined) : [1]
      keep()
      results.clear()
      const params = Object.fromEntries(Object.entries(handle.params.value).filter(([name]) => name !== PREDICTION))
      experiment.value = {
        id: newId(),
        demo: definition.id,
        open: true,
        params,
        vary,
        values,
        seed: handle.seed.value,
        steps: Math.min(steps, definition.steps),
        metric,
      }
      return true
    },
    closeExperiment: (): void => void (experiment.value &&= { ...experiment.value, open: false }),
    endExperiment(): void {
      keep()
      experiment.value = undefined
      results.clear()
    },

    openQuestions: (): void => void (questions.value ??= { id: newId(), open: true, shown: [] }),
    closeQuestions: (): void => void (questions.value = undefined),
    showQuestion(id: string, isShown: boolean): void {
      asked.value = asked.value.map((one) => (one.id === id ? { ...one, isShown } : one))
      tell()
    },

    csv(): string {
      const before = rows.length
      keep()
      const all = [
        ...rows,
        ...asked.value.map(({ text, votes }) => ['question', '', text, '', '', votes.size] as (string | number)[]),
      ]
      rows.length = before
      return toCsv(all)
    },
    /** Parameters of the demo in view that can vary, and the metrics that can be drawn. */
    choices() {
      const handle = demoInView()
      const definition = handle?.definition
      if (!definition || definition.steps === 0) return undefined
      const { strings } = handle
      return {
        demo: definition.id,
        steps: definition.steps,
        numbers: Object.entries(definition.schema)
          .filter(([, spec]) => spec.type === 'number' && !spec.view)
          .map(([name]) => ({ name, label: strings.value?.params[name]?.label ?? name })),
        metrics: Object.entries(strings.value?.metrics ?? {}).map(([name, label]) => ({ name, label })),
      }
    },
  }
}
export type Classroom = ReturnType<typeof useClassroom>

/** Values over the whole range of a slider, by equal steps or by equal factors. */
function valuesOf(min: number, max: number, byFactors: boolean): number[] {
  return Array.from({ length: SETTINGS }, (_, i) => {
    const part = i / (SETTINGS - 1)
    const value = byFactors && min > 0 ? min * (max / min) ** part : min + (max - min) * part
    return Number(value.toPrecision(4))
  })
}
