@echo off
rem Double-click: installs what is missing and opens the example workshop in the browser.
rem A .workshop file that is dropped on this file is opened instead.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set PYTHON=python
where py >nul 2>nul && set PYTHON=py -3
%PYTHON% scripts\install.py .venv
if errorlevel 1 goto end
if "%~1"=="" (
  .venv\Scripts\parastaminen.exe run example --folder workshops
) else (
  .venv\Scripts\parastaminen.exe run "%~1"
)
:end
pause
