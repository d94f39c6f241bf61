import type { Translation } from './translation.ts'

/** The catalogue in German. */
export const GERMAN: Translation = {
  libraries: {
    Business: 'Business',
    Creative: 'Kreativität',
    Technology: 'Technik',
  },
  subjects: {
    'Software Development': 'Softwareentwicklung',
    'Web Development': 'Webentwicklung',
    'Cloud Computing': 'Cloud Computing',
    DevOps: 'DevOps',
    'Data Science': 'Data Science',
    'Artificial Intelligence': 'Künstliche Intelligenz',
    Security: 'IT-Sicherheit',
    'Business Software and Tools': 'Bürosoftware',
    'Project Management': 'Projektmanagement',
    Marketing: 'Marketing',
    'Leadership and Management': 'Führung und Management',
    'Professional Development': 'Persönliche Entwicklung',
    'Graphic Design': 'Grafikdesign',
    '3D and Animation': '3D und Animation',
    Photography: 'Fotografie',
    'Audio and Video': 'Audio und Video',
  },
  titles: {
    learning: '# lernen',
    essentialTraining: '# Grundkurs',
    introduction: 'Einstieg in #',
    advanced: '# für Fortgeschrittene',
    quickTips: '#: Tipps und Tricks',
    newFeatures: '#: Neue Funktionen',
    practicalProjects: '#: Praxisprojekte',
  },
  opening: 'Einführung',
  closing: 'Abschluss',
  lesson: 'Lektion',
  description: {
    short: 'Lernen Sie # Schritt für Schritt kennen.',
    long: 'In diesem Kurs zeigt Ihnen @, wie Sie <i>#</i> sicher einsetzen. Sie beginnen mit den Grundlagen und vertiefen Ihr Wissen an praktischen Beispielen.<br><br>Am Ende können Sie eigene Projekte umsetzen.',
  },
}
