import type { Translation } from './translation.ts'

/** The catalogue in Dutch. */
export const DUTCH: Translation = {
  libraries: {
    Business: 'Zakelijk',
    Creative: 'Creatief',
    Technology: 'Technologie',
  },
  subjects: {
    'Software Development': 'Softwareontwikkeling',
    'Web Development': 'Webontwikkeling',
    'Cloud Computing': 'Cloud computing',
    DevOps: 'DevOps',
    'Data Science': 'Data science',
    'Artificial Intelligence': 'Kunstmatige intelligentie',
    Security: 'Beveiliging',
    'Business Software and Tools': 'Kantoorsoftware',
    'Project Management': 'Projectmanagement',
    Marketing: 'Marketing',
    'Leadership and Management': 'Leiderschap en management',
    'Professional Development': 'Professionele ontwikkeling',
    'Graphic Design': 'Grafisch ontwerp',
    '3D and Animation': '3D en animatie',
    Photography: 'Fotografie',
    'Audio and Video': 'Audio en video',
  },
  titles: {
    learning: '# leren',
    essentialTraining: '# basistraining',
    introduction: 'Kennismaken met #',
    advanced: '# voor gevorderden',
    quickTips: '#: Tips en trucs',
    newFeatures: '#: Nieuwe functies',
    practicalProjects: '#: Praktijkprojecten',
  },
  opening: 'Inleiding',
  closing: 'Afsluiting',
  lesson: 'Les',
  description: {
    short: 'Leer # stap voor stap.',
    long: 'In deze cursus laat @ zien hoe je met <i>#</i> werkt aan de hand van praktische voorbeelden. Je begint met de basis en oefent in je eigen tempo.<br><br>Daarna kun je zelf aan de slag met je eigen projecten.',
  },
}
