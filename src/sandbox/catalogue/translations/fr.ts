import type { Translation } from './translation.ts'

/** The catalogue in French. */
export const FRENCH: Translation = {
  libraries: {
    Business: 'Business',
    Creative: 'Création',
    Technology: 'Technologie',
  },
  subjects: {
    'Software Development': 'Développement logiciel',
    'Web Development': 'Développement web',
    'Cloud Computing': 'Cloud computing',
    DevOps: 'DevOps',
    'Data Science': 'Science des données',
    'Artificial Intelligence': 'Intelligence artificielle',
    Security: 'Sécurité',
    'Business Software and Tools': 'Bureautique',
    'Project Management': 'Gestion de projet',
    Marketing: 'Marketing',
    'Leadership and Management': 'Leadership et management',
    'Professional Development': 'Développement professionnel',
    'Graphic Design': 'Design graphique',
    '3D and Animation': '3D et animation',
    Photography: 'Photographie',
    'Audio and Video': 'Audio et vidéo',
  },
  titles: {
    learning: 'Apprendre #',
    essentialTraining: "L'essentiel de #",
    introduction: 'Découvrir #',
    advanced: '# avancé',
    quickTips: '# : Trucs et astuces',
    newFeatures: '# : Les nouveautés',
    practicalProjects: '# : Projets pratiques',
  },
  opening: 'Introduction',
  closing: 'Conclusion',
  lesson: 'Leçon',
  description: {
    short: 'Découvrez # pas à pas.',
    long: 'Dans cette formation, @ vous présente <i>#</i> à partir d’exemples concrets. Vous partez des bases, puis vous mettez vos connaissances en pratique.<br><br>À la fin, vous saurez mener vos propres projets.',
  },
}
