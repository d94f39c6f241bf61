import type { Translation } from './translation.ts'

/** The catalogue in Polish. */
export const POLISH: Translation = {
  libraries: {
    Business: 'Biznes',
    Creative: 'Kreatywność',
    Technology: 'Technologia',
  },
  subjects: {
    'Software Development': 'Tworzenie oprogramowania',
    'Web Development': 'Tworzenie stron internetowych',
    'Cloud Computing': 'Chmura obliczeniowa',
    DevOps: 'DevOps',
    'Data Science': 'Nauka o danych',
    'Artificial Intelligence': 'Sztuczna inteligencja',
    Security: 'Bezpieczeństwo',
    'Business Software and Tools': 'Oprogramowanie biurowe',
    'Project Management': 'Zarządzanie projektami',
    Marketing: 'Marketing',
    'Leadership and Management': 'Przywództwo i zarządzanie',
    'Professional Development': 'Rozwój zawodowy',
    'Graphic Design': 'Projektowanie graficzne',
    '3D and Animation': '3D i animacja',
    Photography: 'Fotografia',
    'Audio and Video': 'Dźwięk i wideo',
  },
  titles: {
    learning: '# od podstaw',
    essentialTraining: '# – kurs podstawowy',
    introduction: 'Wprowadzenie do #',
    advanced: '# dla zaawansowanych',
    quickTips: '#: Porady i triki',
    newFeatures: '#: Nowe funkcje',
    practicalProjects: '#: Projekty praktyczne',
  },
  opening: 'Wprowadzenie',
  closing: 'Zakończenie',
  lesson: 'Lekcja',
  description: {
    short: 'Poznaj # krok po kroku.',
    long: 'W tym kursie @ pokazuje na praktycznych przykładach, jak pracować z <i>#</i>. Zaczniesz od podstaw i będziesz ćwiczyć we własnym tempie.<br><br>Na koniec samodzielnie zrealizujesz własne projekty.',
  },
}
